// The end of a form about one face: save it, and say that it was.
import { Button } from "../../../components/button/button";
import { StatusLine } from "../../../components/status_line/status_line";
import { say } from "./words";

export interface SaveRowProps {
  name: string;
  save: { isPending: boolean; isSuccess: boolean };
}

export function SaveRow({ name, save }: SaveRowProps) {
  return (
    <div className="row">
      <Button type="submit" isSmall label={say("save_name", { name })} isPending={save.isPending}>
        {say("save")}
      </Button>
      {save.isSuccess && <StatusLine tone="ok">{say("saved")}</StatusLine>}
    </div>
  );
}
