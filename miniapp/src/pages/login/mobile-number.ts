/** A mainland mobile number as typed, 11 digits; the server decides, this only saves a wasted message. */
export const isMobileNumber = (text: string): boolean => /^1[3-9]\d{9}$/.test(text)
