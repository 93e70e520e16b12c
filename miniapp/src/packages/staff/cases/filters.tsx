import type { CaseDepartment, StaffCaseLine } from '@anju/shared-types'
import { caseDepartments } from '@anju/shared-types/states'
import { View } from '@tarojs/components'
import { Picker } from '../../../components/picker/index.tsx'

const ANY = 'any'

interface Props {
  department?: CaseDepartment
  code?: string
  district?: string
  lines: readonly StaffCaseLine[]
  /** Filters by office make sense only where several offices' cases are listed. */
  isWide: boolean
  onDepartment: (department: CaseDepartment | undefined) => void
  onCode: (code: string | undefined) => void
  onDistrict: (district: string | undefined) => void
}

/** By office, item and district, each only where there is something to choose. */
export function Filters({ department, code, district, lines, isWide, onDepartment, onCode, onDistrict }: Props) {
  const departments = new Set(lines.map((line) => line.department))
  const items = [...new Map(lines.map((line) => [line.code, line.name]))]
  const districts = [...new Set(lines.flatMap((line) => line.district ?? []))]
  return (
    <View className="filters">
      {isWide && (department || departments.size > 1) && (
        <Filter
          label="部门"
          all="全部部门"
          value={department}
          options={Object.entries(caseDepartments).map(([value, text]) => ({ value, text }))}
          onChange={(value) => onDepartment(value as CaseDepartment | undefined)}
        />
      )}
      {(code || items.length > 1) && (
        <Filter
          label="事项"
          all="全部事项"
          value={code}
          options={items.map(([value, text]) => ({ value, text }))}
          onChange={onCode}
        />
      )}
      {(district || districts.length > 1) && (
        <Filter
          label="区县"
          all="全部区县"
          value={district}
          options={districts.map((name) => ({ value: name, text: name }))}
          onChange={onDistrict}
        />
      )}
    </View>
  )
}

interface FilterProps {
  label: string
  /** What it is called when nothing is chosen. */
  all: string
  value?: string
  options: { value: string; text: string }[]
  onChange: (value: string | undefined) => void
}

const Filter = ({ label, all, value = ANY, options, onChange }: FilterProps) => (
  <Picker
    label={label}
    value={value}
    options={[{ value: ANY, text: all }, ...options]}
    onChange={(chosen) => onChange(chosen === ANY ? undefined : chosen)}
  />
)
