import { Double, Int32 } from 'bson'
import * as decimal from './decimal.ts'
import { fitsInt, fitsLong, integerValue, type Numeric, numberType, toBigInt, toDecimal, toDouble } from './number.ts'
import { Type } from './types.ts'

/**
 * A running sum over all numeric types. Whole numbers are exact however many there are, doubles carry their rounding
 * error along (ten times 0.1 is 1), decimals stay decimals. The result has the widest type seen.
 */
export class Summation {
  private whole = 0
  private bigWhole = 0n
  private high = 0
  private low = 0
  private exact: decimal.Decimal | undefined
  private hasLong = false
  private hasDouble = false

  add(value: Numeric): void {
    const type = numberType(value)
    if (type === Type.decimal) {
      this.exact = decimal.add(this.exact ?? decimal.fromBigInt(0n), toDecimal(value))
    } else if (type === Type.double) {
      this.hasDouble = true
      this.addDouble(toDouble(value))
    } else {
      this.hasLong ||= type === Type.long
      const number = toDouble(value)
      const sum = this.whole + number
      if (Number.isSafeInteger(number) && Number.isSafeInteger(sum)) this.whole = sum
      else this.bigWhole += toBigInt(value)
    }
  }

  /** Neumaier: what a double cannot hold of the sum is kept in `low`. */
  private addDouble(value: number): void {
    const sum = this.high + value
    if (Number.isFinite(sum)) {
      this.low += Math.abs(this.high) >= Math.abs(value) ? this.high - sum + value : value - sum + this.high
    }
    this.high = sum
  }

  private get integers(): bigint {
    return this.bigWhole + BigInt(this.whole)
  }

  value(): Numeric {
    if (this.exact !== undefined) return decimal.toDecimal128(this.decimalValue())
    const whole = this.integers
    if (this.hasDouble) return new Double(this.doubleValue())
    if (!this.hasLong && fitsInt(whole)) return new Int32(Number(whole))
    return fitsLong(whole) ? integerValue(whole, Type.long)! : new Double(Number(whole))
  }

  average(count: number): Numeric {
    if (this.exact === undefined) return new Double(this.doubleValue() / count)
    return decimal.toDecimal128(decimal.divide(this.decimalValue(), decimal.fromBigInt(BigInt(count))))
  }

  private doubleValue(): number {
    const whole = this.integers
    if (!Number.isFinite(this.high)) return this.high
    return this.high + (this.low + Number(whole))
  }

  private decimalValue(): decimal.Decimal {
    const integers = decimal.add(this.exact!, decimal.fromBigInt(this.integers))
    return this.hasDouble ? decimal.add(integers, decimal.fromDouble(this.high + this.low)) : integers
  }
}
