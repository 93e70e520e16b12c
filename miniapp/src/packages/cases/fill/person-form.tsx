import type { CaseDraft } from '@anju/shared-types'
import { useState } from 'react'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Input } from '../../../components/field/index.tsx'
import { complaintAbout } from '../check-identifier.ts'

interface Props {
  side: string
  name: string
  idNumber: string
  onType: (more: { name?: string; idNumber?: string }) => void
  onAdd: (person: CaseDraft['others'][number]) => void
  onClose?: () => void
}

/** Sides on which a bank, a company or an office stands; everywhere else a person does. */
const isForOrganisations = (side: string): boolean => /抵押权人|企业|单位|机关|部门/.test(side)

/** Somebody else by name and number. Both are looked at before they are added; who it is is found when that person logs in. */
export function PersonForm({ side, name, idNumber, onType, onAdd, onClose }: Props) {
  const [wrong, setWrong] = useState<{ name?: string; idNumber?: string }>({})
  const [busy, setBusy] = useState(false)
  const both = isForOrganisations(side)

  async function add() {
    setBusy(true)
    const [aboutName, aboutNumber] = await Promise.all([
      // a bank is no person and has no person's name
      both ? undefined : complaintAbout(['name'], name.trim()),
      complaintAbout(both ? ['citizenId', 'creditCode'] : ['citizenId'], idNumber),
    ])
    setBusy(false)
    setWrong({ name: aboutName, idNumber: aboutNumber })
    if (!aboutName && !aboutNumber) onAdd({ side, name: name.trim(), idNumber })
  }

  return (
    <Card title={`加一位${side}`}>
      <Input
        label={both ? '姓名或单位名称' : '姓名'}
        hint="和证件上一样，中间的点写“·”"
        maxLength={60}
        value={name}
        error={wrong.name}
        onChange={(text) => onType({ name: text })}
      />
      <Input
        label={both ? '身份证号码或统一社会信用代码' : '身份证号码'}
        kind={both ? 'text' : 'id-number'}
        maxLength={18}
        value={idNumber}
        error={wrong.idNumber}
        onChange={(text) => onType({ idNumber: text.replace(/\s/g, '').toUpperCase() })}
      />
      <Button
        disabled={!name.trim() || idNumber.length < 15}
        busy={busy}
        busyText="正在核对写法"
        onTap={() => void add()}
      >
        加上
      </Button>
      {onClose && (
        <Button kind="ghost" onTap={onClose}>
          不加了
        </Button>
      )}
    </Card>
  )
}
