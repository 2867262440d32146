// What stands below a talk: whether it was held, and the keys for who works without a mouse.
import HeldLine from "../../capabilities/conversations/held_line";
import type { ConversationDesk } from "../../capabilities/conversations/use_conversation";
import { ShortcutHelp } from "../../components/shortcut_help/shortcut_help";
import type { ConversationPage } from "../../kernel/api_types";
import { say } from "./words";

export default function BelowTalk(talk: { page: ConversationPage; desk: ConversationDesk }) {
  return (
    <>
      {talk.page.asks_held && <HeldLine {...talk} />}
      <div className="no-print">
        <ShortcutHelp shortcuts={shortcuts()} />
      </div>
    </>
  );
}

function shortcuts() {
  return [
    { keys: ["Alt", "1 – 4"], does: say("keys.parts") },
    { keys: ["Ctrl", "Enter"], does: say("keys.send") },
    { keys: ["Ctrl", "K"], does: say("keys.search") },
    { keys: ["0 – 10"], does: say("keys.marks") },
  ];
}
