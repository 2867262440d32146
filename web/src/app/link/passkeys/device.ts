// A device in words, and its picture: "phone firefox" → "Telefoon, Firefox".
import { Laptop, type LucideIcon, MonitorSmartphone, Smartphone, Tablet } from "lucide-preact";
import { say } from "./words";

const icons: Record<string, LucideIcon> = {
  phone: Smartphone,
  tablet: Tablet,
  computer: Laptop,
};
const browsers: Record<string, string> = {
  chrome: "Chrome",
  edge: "Edge",
  firefox: "Firefox",
  opera: "Opera",
  safari: "Safari",
  samsung: "Samsung Internet",
};

export function deviceWords(name: string): string {
  const [kind = "", browser = ""] = name.split(" ");
  const words = say(kind in icons ? (kind as "phone") : "device");
  return browsers[browser] ? `${words}, ${browsers[browser]}` : words;
}

export function deviceIcon(name: string, other: LucideIcon = MonitorSmartphone): LucideIcon {
  return icons[name.split(" ")[0] ?? ""] ?? other;
}
