/** Welford's running variance: stable however large the values are. */
export class Deviation {
  private count = 0
  private mean = 0
  private squares = 0

  add(value: number): void {
    this.count++
    const delta = value - this.mean
    this.mean += delta / this.count
    this.squares += delta * (value - this.mean)
  }

  /** @returns null where too few values were seen, or one that is not finite */
  value(kind: 'population' | 'sample'): number | null {
    const degrees = kind === 'population' ? this.count : this.count - 1
    if (degrees <= 0) return null
    const deviation = Math.sqrt(this.squares / degrees)
    return Number.isFinite(deviation) ? deviation : null
  }
}
