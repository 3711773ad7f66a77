/** The address of the nth machine in 10.0.0.0/8. */
export function address(n: number): string {
  const number = n + 256
  return `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`
}

export function mac(n: number): string {
  return `08:00:27:${[16, 8, 0].map(shift => ((n >> shift) & 255).toString(16).padStart(2, '0')).join(':')}`
}
