// Every component in every state, and one whole work screen. Only in builds for testing.
import "../components/tokens.css";
import "../components/base.css";
import "../components/layout.css";
import { QueryClientProvider } from "@tanstack/preact-query";
import { render } from "preact";
import { LocationProvider } from "preact-iso";
import { createQueryClient } from "../kernel/line";
import { wordsReady } from "../kernel/words";
import { Conversation } from "./conversation";
import { Kit } from "./kit";

const queryClient = createQueryClient();
void wordsReady().then(draw);

function draw() {
  const root = document.getElementById("app");
  if (!root) throw new Error("kit.html has no #app");
  const isConversation = location.search === "?conversation";
  render(
    <QueryClientProvider client={queryClient}>
      <LocationProvider>{isConversation ? <Conversation /> : <Kit />}</LocationProvider>
    </QueryClientProvider>,
    root,
  );
}
