// What a capability offers to the house: its pages and its entries in the menu.
import type { LucideIcon } from "lucide-preact";
import type { ComponentType } from "preact";
import type { Label } from "./words";

/** Parameters of the path and of the search part of the address. */
export interface PageProps {
  params: Record<string, string>;
  query: Record<string, string>;
}

export interface PageRoute {
  /** "/verwijzingen/:id". Ids only: no name or search word of a person ever stands in an address. */
  path: string;
  load: () => Promise<{ default: ComponentType<PageProps> }>;
  /** Can be read without signing in: the demo's pages, the statement of accessibility. */
  isPublic?: boolean;
  /** Is, or belongs to, a page of the menu: of no use to whom the menu does not offer it. */
  isOfMenu?: boolean;
}

export interface MenuEntry {
  href: string;
  label: Label;
  icon: LucideIcon;
  /** Roles that have this entry; left out: everybody who is signed in. */
  roles?: readonly string[];
  /** Lower comes first. The first entry of a role is its start page. */
  order: number;
}

export interface CapabilityModule {
  name: string;
  routes: readonly PageRoute[];
  entries?: readonly MenuEntry[];
  /** The page to sign in. One capability has it. */
  signIn?: () => Promise<{ default: ComponentType<SignInProps> }>;
  /** What asks who is signed in to prove anew who it is. One capability has it. */
  prove?: () => Promise<{ default: ComponentType<ProveProps> }>;
}

export interface ProveProps {
  onDone: (isProven: boolean) => void;
}

export interface SignInProps {
  /** Someone was busy and comes back to a covered screen. */
  isReturning: boolean;
  onSignedIn: () => void;
}
