import type { LabelProps } from './types.ts'

/** Touching the words of a label focuses its field. */
export const Label = ({ htmlFor, className, children }: LabelProps) => (
  <label htmlFor={htmlFor} className={className}>
    {children}
  </label>
)
