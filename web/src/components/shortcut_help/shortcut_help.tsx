import { Keyboard } from "lucide-preact";
import { useState } from "preact/hooks";
import { Button } from "../button/button";
import { Dialog } from "../dialog/dialog";
import { say } from "../words";
import "./shortcut_help.css";

export interface Shortcut {
  keys: readonly string[];
  does: string;
}

/** A quiet button that opens the list of keys of this screen. */
export function ShortcutHelp({ shortcuts }: { shortcuts: readonly Shortcut[] }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button kind="quiet" icon={Keyboard} onClick={() => setIsOpen(true)} isSmall>
        {say("shortcuts")}
      </Button>
      {isOpen && (
        <Dialog title={say("shortcuts")} onClose={() => setIsOpen(false)}>
          <dl className="shortcuts">
            {shortcuts.map((shortcut) => (
              <div key={shortcut.does}>
                <dt>
                  {shortcut.keys.map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dt>
                <dd>{shortcut.does}</dd>
              </div>
            ))}
          </dl>
        </Dialog>
      )}
    </>
  );
}
