// Fields of forms whose value goes into the address once it is finished.
import { change } from "../address";

export function Field(props: {
  name: string;
  label: string;
  value: string | undefined;
  type?: "text" | "date" | "number" | "search";
  placeholder?: string;
  list?: string;
}) {
  return (
    <label class="field" data-empty={!props.value}>
      <span>{props.label}</span>
      <input
        name={props.name}
        type={props.type ?? "text"}
        placeholder={props.placeholder}
        list={props.list}
        value={props.value ?? ""}
        onChange={(event) => change({ [props.name]: event.currentTarget.value.trim() })}
      />
    </label>
  );
}

export function Choice(props: {
  name: string;
  label: string;
  value: string | undefined;
  of: [string, string][];
}) {
  return (
    <label class="field" data-empty={!props.value}>
      <span>{props.label}</span>
      <select value={props.value ?? ""} onChange={(event) => change({ [props.name]: event.currentTarget.value })}>
        {props.of.map(([value, told]) => (
          <option key={value} value={value}>
            {told}
          </option>
        ))}
      </select>
    </label>
  );
}
