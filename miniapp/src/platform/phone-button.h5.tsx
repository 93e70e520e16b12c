import type { PhoneButtonProps } from './types.ts'

/** A browser cannot tell a phone number; the page shows the SMS form instead. */
export const PhoneButton: ((props: PhoneButtonProps) => React.JSX.Element) | null = null
