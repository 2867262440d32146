// The policy of the house (`require-trusted-types-for 'script'`) lets only this one make addresses
// of scripts, and only for files of our own server.
interface TrustedTypesFactory {
  createPolicy(
    name: string,
    rules: { createScriptURL: (address: string) => string },
  ): { createScriptURL: (address: string) => unknown };
}

const factory = (globalThis as { trustedTypes?: TrustedTypesFactory }).trustedTypes;

function ownAddress(address: string): string {
  const url = new URL(address, location.href);
  if (url.origin !== location.origin) throw new TypeError("script of another origin");
  return url.href;
}

const policy = factory?.createPolicy("veerkracht", { createScriptURL: ownAddress });

/** An address that may be given to a worker, also under Trusted Types. */
export function ownScript(address: string): string {
  return (policy?.createScriptURL(address) ?? ownAddress(address)) as string;
}
