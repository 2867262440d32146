export { HiddenReferral as default } from "./hidden_line";
