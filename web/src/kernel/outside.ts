// Coming back from a login elsewhere: what stood in the address, and the wait until it is known who this is.
import type { OutsideReturn, OutsideStage } from "./api_types";

const betweenLooks = 600;
const looksMost = 50;

export function takenOutOfTheAddress(query: Record<string, string>): OutsideReturn {
  const { state = "-", code, iss, error } = query;
  window.history.replaceState(null, "", window.location.pathname);
  return { state, ...(code && { code }), ...(iss && { iss }), ...(error && { error }) };
}

export async function untilItIsKnown(look: () => Promise<OutsideStage>): Promise<void> {
  for (let looks = 0; looks < looksMost; looks += 1) {
    const { stage } = await look();
    if (stage !== "wait") return;
    await new Promise((resolve) => setTimeout(resolve, betweenLooks));
  }
}

const proven = "veerkracht.proven_there";

/** To the other windows of this browser: somebody came in by the login of the organisation just now. */
export function tellProvenThere() {
  const channel = new BroadcastChannel(proven);
  channel.postMessage(null);
  channel.close();
}

export function whenProvenThere(goOn: () => void): () => void {
  const channel = new BroadcastChannel(proven);
  channel.onmessage = goOn;
  return () => channel.close();
}
