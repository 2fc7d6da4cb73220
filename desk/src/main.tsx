import { render } from "preact";
import { Desk } from "./shell";
import "./style.css";

render(<Desk />, document.getElementById("desk")!);
