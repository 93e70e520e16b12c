import { Input } from '../../components/field/index.tsx'

export interface PersonTyped {
  name: string
  idNumber: string
}

export const nobody: PersonTyped = { name: '', idNumber: '' }
/** Whether enough is typed to be sent; whether the number is right the server says. */
export const isTyped = ({ name, idNumber }: PersonTyped): boolean => name.trim() !== '' && idNumber.length >= 15
export const trimmed = ({ name, idNumber }: PersonTyped): PersonTyped => ({ name: name.trim(), idNumber })

interface Props {
  /** Whose: 代办人, 家人. */
  who: string
  person: PersonTyped
  idError?: string
  onChange: (person: PersonTyped) => void
}

/** Name and number of somebody else, as on the card. */
export const PersonFields = ({ who, person, idError, onChange }: Props) => (
  <>
    <Input
      label={`${who}的姓名`}
      maxLength={60}
      value={person.name}
      onChange={(name) => onChange({ ...person, name })}
    />
    <Input
      label={`${who}的身份证号码`}
      kind="id-number"
      maxLength={18}
      value={person.idNumber}
      error={idError}
      onChange={(text) => onChange({ ...person, idNumber: text.replace(/\s/g, '').toUpperCase() })}
    />
  </>
)
