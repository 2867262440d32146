import "../components/tokens.css";
import "../components/base.css";
import "../components/layout.css";
import "../kernel/trusted_types";
import { QueryClientProvider } from "@tanstack/preact-query";
import { render } from "preact";
import { ignoreStrayPresses } from "../kernel/double_press";
import { createQueryClient, watchLine } from "../kernel/line";
import { wordsReady } from "../kernel/words";
import { LinkApp } from "./link_app";
import { linkRoutes } from "./link_routes";
import { staysAway } from "./quick_leave";

const queryClient = createQueryClient();
if (!staysAway()) {
  watchLine();
  ignoreStrayPresses(document);
  void wordsReady().then(draw);
}

function draw() {
  const root = document.getElementById("app");
  if (!root) throw new Error("link.html has no #app");
  render(
    <QueryClientProvider client={queryClient}>
      <LinkApp routes={linkRoutes} />
    </QueryClientProvider>,
    root,
  );
}
