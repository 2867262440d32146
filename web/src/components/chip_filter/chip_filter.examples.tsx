import { useState } from "preact/hooks";
import type { Example } from "../example";
import { ChipFilter } from "./chip_filter";

function Chips() {
  const [values, setValues] = useState(["fits"]);
  return (
    <ChipFilter
      label="Filters"
      chips={[
        { value: "fits", label: "Past bij meedoen", tone: "meedoen" },
        { value: "now", label: "Direct" },
        { value: "near", label: "Dichtbij" },
      ]}
      values={values}
      onChange={setValues}
    />
  );
}

export const examples: Example[] = [{ name: "Filters", draw: () => <Chips /> }];
