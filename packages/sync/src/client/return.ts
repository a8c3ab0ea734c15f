/**
 * How long to wait before attempt number `attempt` (from 1): grows to five seconds, and spread by chance, so that five hundred
 * clients of a restarted server do not come back in one moment. Milliseconds.
 */
export function pauseBefore(attempt: number, random: () => number): number {
  const whole = Math.min(longest, first * 2 ** (attempt - 1))
  return whole * (0.5 + random() / 2)
}

const first = 400
const longest = 5_000
