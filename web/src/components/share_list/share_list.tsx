import { Eye } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { Button } from "../button/button";
import { IconDisc } from "../icon_disc/icon_disc";
import { say } from "../words";
import "../item_row/item_row.css";
import "./share_list.css";

export interface Share {
  id: string;
  who: string;
  /** What they see, in a few words. */
  what: ComponentChildren;
  /** A date as words; left out where the share is over. */
  until?: string;
  onStop?: () => void;
  isStopping?: boolean;
  /** Another act than to stop; `label` names whom it is about. */
  other?: { words: string; label: string; onClick: () => void };
}

/** Who sees what until when, with the way to stop it in each row. */
export function ShareList({ shares, label = say("shares") }: ShareListProps) {
  return (
    <ul className="lined-list" aria-label={label}>
      {shares.map((share) => (
        <li className="item-row share-row" key={share.id}>
          <IconDisc icon={Eye} />
          <div className="item-row-words">
            <p className="item-row-title">{share.who}</p>
            <div className="item-row-detail">{share.what}</div>
            {share.until && (
              <p className="item-row-detail">{say("until", { date: share.until })}</p>
            )}
          </div>
          {share.onStop && (
            <Button
              label={say("stop_sharing_with", { name: share.who })}
              isPending={share.isStopping}
              onClick={share.onStop}
            >
              {say("stop_sharing")}
            </Button>
          )}
          {share.other && (
            <Button label={share.other.label} onClick={share.other.onClick}>
              {share.other.words}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

export interface ShareListProps {
  shares: readonly Share[];
  label?: string;
}
