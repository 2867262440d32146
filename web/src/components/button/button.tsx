import type { LucideIcon } from "lucide-preact";
import type { ComponentChildren, JSX } from "preact";
import { classes } from "../classes";
import { say } from "../words";
import "./button.css";

interface Look {
  /** `main`: the one action of the page. `quiet`: no border. `pressed`: on and stays on. */
  kind?: "main" | "normal" | "quiet" | "danger";
  icon?: LucideIcon;
  isWide?: boolean;
  isSmall?: boolean;
  children: ComponentChildren;
}

function lookOf({ kind = "normal", isWide, isSmall }: Omit<Look, "children">): string {
  return classes("button", `button-${kind}`, isWide && "button-wide", isSmall && "button-small");
}

export interface ButtonProps extends Look {
  type?: "button" | "submit";
  onClick?: (event: JSX.TargetedMouseEvent<HTMLButtonElement>) => void;
  /** The server is busy with it: says so, keeps its width and lets no second click through. */
  isPending?: boolean;
  /** For a button that is on or off. It turns yellow while on. */
  isPressed?: boolean;
  /** Adds to the name for who does not see what it belongs to: "Stop delen met Karin". */
  label?: string;
  /** The id of the form it sends, when it stands outside. */
  form?: string;
  name?: string;
  value?: string;
}

export function Button(props: ButtonProps) {
  const { type = "button", onClick, isPending = false, isPressed, label, icon: Icon } = props;
  return (
    <button
      type={type}
      className={lookOf(props)}
      aria-label={isPending ? undefined : label}
      aria-pressed={isPressed}
      aria-disabled={isPending || undefined}
      form={props.form}
      name={props.name}
      value={props.value}
      onClick={(event) => {
        // The second half of a double click is no second wish, also when the answer came between.
        if (isPending || event.detail > 1) event.preventDefault();
        else onClick?.(event);
      }}
    >
      <span className="button-face" data-pending={isPending || undefined}>
        {Icon && <Icon size={18} aria-hidden="true" />}
        <span>{props.children}</span>
      </span>
      {isPending && <span className="button-wait">{say("wait")}</span>}
    </button>
  );
}

export interface LinkButtonProps extends Look {
  href: string;
  download?: string;
  /** Beside the page: a paper to look at. */
  target?: "_blank";
  /** The keys that do the same: "Alt+N". */
  keys?: string;
}

/** Looks like a button, goes somewhere: so it is a link. */
export function LinkButton(props: LinkButtonProps) {
  const { href, download, icon: Icon, children } = props;
  return (
    <a
      className={lookOf(props)}
      href={href}
      aria-keyshortcuts={props.keys}
      download={download}
      target={props.target}
      // A file is no page: the router may not take it.
      onClick={download === undefined ? undefined : (event) => event.stopPropagation()}
    >
      <span className="button-face">
        {Icon && <Icon size={18} aria-hidden="true" />}
        <span>{children}</span>
      </span>
    </a>
  );
}

export interface IconButtonProps {
  label: string;
  icon: LucideIcon;
  onClick: () => void;
  isPressed?: boolean;
}

/** Only where the icon is known by everybody and the space is small. */
export function IconButton({ label, icon: Icon, onClick, isPressed }: IconButtonProps) {
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={label}
      aria-pressed={isPressed}
      onClick={onClick}
    >
      <Icon size={20} aria-hidden="true" />
    </button>
  );
}
