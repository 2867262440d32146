import { say } from "./words";

/** Who wrote what stands in a web, when that was on paper. */
export function typedOver(name: string, by: string): string {
  return by ? say("web.typed_over_by", { name, by }) : say("web.typed_over", { name });
}
