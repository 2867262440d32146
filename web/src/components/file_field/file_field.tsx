import { Field, type FieldLook } from "../field/field";
import "../text_field/text_field.css";
import "./file_field.css";

export interface FileFieldProps extends FieldLook {
  /** Which files the browser offers first: ".csv,text/csv". */
  accept: string;
  onChoose: (file: File | undefined) => void;
}

/** One file of this device, by the browser's own chooser: it can be dropped on it too. */
export function FileField({ accept, onChoose, ...look }: FileFieldProps) {
  return (
    <Field {...look}>
      {(ids) => (
        <input
          {...ids}
          className="control control-file"
          type="file"
          accept={accept}
          onChange={(event) => onChoose(event.currentTarget.files?.[0])}
        />
      )}
    </Field>
  );
}
