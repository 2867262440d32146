import type { Example } from "../example";
import { ShortcutHelp } from "./shortcut_help";

export const examples: Example[] = [
  {
    name: "Sneltoetsen",
    draw: () => (
      <ShortcutHelp
        shortcuts={[
          { keys: ["Alt", "1"], does: "Naar het web" },
          { keys: ["Ctrl", "K"], does: "Zoek" },
          { keys: ["Ctrl", "Enter"], does: "Verstuur" },
        ]}
      />
    ),
  },
];
