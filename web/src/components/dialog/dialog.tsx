import { X } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { IconButton } from "../button/button";
import { say } from "../words";
import "./dialog.css";

export interface DialogProps {
  title: string;
  /** Left out: it cannot be put away, only answered. */
  onClose?: () => void;
  children: ComponentChildren;
}

/** Draw it to open it, leave it out to close it. Only for a decision that cannot be undone. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();

  useEffect(() => {
    const cameFrom = document.activeElement as HTMLElement | null;
    box.current?.showModal();
    heading.current?.focus();
    return () => cameFrom?.focus?.();
  }, []);

  return (
    <dialog
      ref={box}
      className="dialog"
      aria-labelledby={id}
      onCancel={(event) => {
        // Whoever drew it takes it away, so that what is drawn and what is shown never differ.
        event.preventDefault();
        onClose?.();
      }}
    >
      <div className="dialog-head">
        <h2 id={id} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        {onClose && <IconButton label={say("close")} icon={X} onClick={onClose} />}
      </div>
      <div className="dialog-body">{children}</div>
    </dialog>
  );
}
