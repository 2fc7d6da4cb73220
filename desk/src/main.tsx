import { render } from "preact";
import { Desk } from "./shell";
import "./style.css";

if (location.pathname === "/") import("./map").catch(() => undefined); // its program is the largest: on its way before anything is asked

render(<Desk />, document.getElementById("desk")!);
