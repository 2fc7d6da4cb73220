// A control of the map that shows and hides the maps under the incidents.
import type { IControl } from "maplibre-gl";

export class Switches implements IControl {
  private box = document.createElement("fieldset");

  constructor(private onSwitch: (name: string, on: boolean) => void) {
    this.box.className = "maplibregl-ctrl maplibregl-ctrl-group switches";
    this.box.append(Object.assign(document.createElement("legend"), { textContent: "Layers" }));
  }

  add(name: string, on: boolean): void {
    const [label, box] = [document.createElement("label"), document.createElement("input")];
    box.type = "checkbox";
    box.checked = on;
    box.addEventListener("change", () => this.onSwitch(name, box.checked));
    label.append(box, ` ${name}`);
    this.box.append(label);
  }

  say(words: string): void {
    this.box.append(Object.assign(document.createElement("p"), { textContent: words, className: "note" }));
  }

  onAdd(): HTMLElement {
    return this.box;
  }

  onRemove(): void {
    this.box.remove();
  }
}
