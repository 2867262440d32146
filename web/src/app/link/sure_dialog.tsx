// What opens the own page is taken away only by who said so twice.
import type { LucideIcon } from "lucide-preact";
import { Banner } from "../../components/banner/banner";
import { Button } from "../../components/button/button";
import { Dialog } from "../../components/dialog/dialog";

export interface SureDialogProps {
  title: string;
  text: string;
  action: string;
  /** Where the action says too little by itself. */
  label?: string;
  cancel: string;
  icon: LucideIcon;
  /** What stood in the way; "" while nothing did. */
  problem: string;
  isPending: boolean;
  onSure: () => void;
  onClose: () => void;
}

export function SureDialog(props: SureDialogProps) {
  const { title, text, action, label, cancel, icon, problem, isPending, onSure, onClose } = props;
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{text}</p>
      {problem && <Banner tone="danger">{problem}</Banner>}
      <div className="row">
        <Button
          kind="danger"
          icon={icon}
          label={label}
          isPending={isPending}
          onClick={() => {
            if (!isPending) onSure();
          }}
        >
          {action}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {cancel}
        </Button>
      </div>
    </Dialog>
  );
}
