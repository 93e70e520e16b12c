import { knownCities, type LoanCity, loanCities } from '@anju/shared-types/money-words'

/** Cities whose way of computing a quota is known. */
export const loanCityOptions = loanCities.map((value) => ({ value, text: knownCities[value] }))

export const loanCityOf = (code: string | undefined): LoanCity | undefined => loanCities.find((city) => city === code)
