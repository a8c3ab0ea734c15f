import ranges from '../../assets/fonts/coverage.json' with { type: 'json' }

/** Whether our fonts can print this code point in every weight and slant. */
export function isCovered(codePoint: number): boolean {
  let low = 0
  let high = ranges.length / 2 - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    if (codePoint < Number(ranges[middle * 2])) high = middle - 1
    else if (codePoint > Number(ranges[middle * 2 + 1])) low = middle + 1
    else return true
  }
  return false
}
