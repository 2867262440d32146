import { useState } from "preact/hooks";
import { Button } from "../button/button";
import type { Example } from "../example";
import { Dialog } from "./dialog";

function Opened() {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>Stop delen met Karin</Button>
      {isOpen && (
        <Dialog title="Stoppen met delen met Karin?" onClose={() => setIsOpen(false)}>
          <p>Zij ziet uw plan dan niet meer.</p>
          <div className="row">
            <Button kind="danger" onClick={() => setIsOpen(false)}>
              Stop delen
            </Button>
            <Button kind="quiet" onClick={() => setIsOpen(false)}>
              Blijf delen
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}

export const examples: Example[] = [{ name: "Een besluit", draw: () => <Opened /> }];
