import { type KnownCity, knownCities } from '@anju/shared-types/money-words'

/** All cities whose rules, or at least the country's, can be asked. */
export const withdrawCities = (Object.keys(knownCities) as KnownCity[]).map((value) => ({
  value,
  text: knownCities[value],
}))

export const withdrawCity = (code: string | undefined): KnownCity | undefined =>
  withdrawCities.find(({ value }) => value === code)?.value
