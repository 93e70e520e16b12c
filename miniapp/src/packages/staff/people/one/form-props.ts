import type { StaffPerson } from '@anju/shared-types'

export interface FormProps {
  person: StaffPerson
  people: readonly StaffPerson[]
  onDone: (words: string) => void
  onClose: () => void
}
