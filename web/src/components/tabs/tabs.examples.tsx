import { useState } from "preact/hooks";
import type { Example } from "../example";
import { Tabs } from "./tabs";

function TwoTabs() {
  const [chosen, setChosen] = useState("open");
  return (
    <Tabs
      label="Verwijzingen"
      tabs={[
        { id: "open", label: "Loopt" },
        { id: "done", label: "Afgerond" },
      ]}
      chosen={chosen}
      onChoose={setChosen}
    >
      <p>{chosen === "open" ? "6 verwijzingen lopen." : "2 verwijzingen zijn afgerond."}</p>
    </Tabs>
  );
}

export const examples: Example[] = [{ name: "Twee tabs", draw: () => <TwoTabs /> }];
