// Addresses, as far as they decide where secrets go. Compared as the HTTP client reads them, never as text.

/** `scheme://host:port` of an http(s) URL; undefined for anything else. Host in lower case and punycode. */
export function originOf(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url.trim())) return undefined;
  const { protocol, origin } = new URL(url.trim());
  return protocol === 'http:' || protocol === 'https:' ? origin : undefined;
}

/** Exactly the same scheme, host and port. Two addresses that are none are not the same. */
export function sameOrigin(left: string | undefined, right: string | undefined): boolean {
  const origin = originOf(left);
  return origin !== undefined && origin === originOf(right);
}

/** An address for a message: without user, password, query and fragment, which may hold secrets. */
export function shownUrl(url: string): string {
  return url.replace(/[?#].*$/s, '').replace(/^([a-z][a-z0-9+.-]*:)?([/\\]*)[^/\\]*@/i, '$1$2');
}

/** The gateway as reports show it: no secret, and no slash at the end. Empty when none is set. */
export function shownGateway({ gatewayUrl }: { gatewayUrl?: string }): { gatewayUrl?: string } {
  return gatewayUrl === undefined ? {} : { gatewayUrl: shownUrl(gatewayUrl).replace(/\/+$/, '') };
}
