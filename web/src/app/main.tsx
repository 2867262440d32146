import "../components/tokens.css";
import "../components/base.css";
import "../components/layout.css";
import "../kernel/trusted_types";
import { QueryClientProvider } from "@tanstack/preact-query";
import { render } from "preact";
import { ignoreStrayPresses } from "../kernel/double_press";
import { createQueryClient, watchLine } from "../kernel/line";
import { keepShell } from "../kernel/offline";
import { wordsReady } from "../kernel/words";
import { App } from "./app";
import { capabilities } from "./routes";

const queryClient = createQueryClient();
watchLine();
ignoreStrayPresses(document);
keepShell();
void wordsReady().then(draw);

function draw() {
  const root = document.getElementById("app");
  if (!root) throw new Error("index.html has no #app");
  render(
    <QueryClientProvider client={queryClient}>
      <App capabilities={capabilities} />
    </QueryClientProvider>,
    root,
  );
}
