/** The address of the nth node of a /16. */
export function address(n: number): string {
  return `10.33.${Math.floor((n + 256) / 256)}.${(n + 256) % 256}`
}

export function mac(n: number): string {
  return `08:00:27:${[16, 8, 0].map(shift => ((n >> shift) & 255).toString(16).padStart(2, '0')).join(':')}`
}
