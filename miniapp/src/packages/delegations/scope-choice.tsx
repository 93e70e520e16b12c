import { call } from '../../api/client.ts'
import { useRequest } from '../../api/use-request.ts'
import { Answered } from '../../components/answered/index.tsx'
import { Choice } from '../../components/choice/index.tsx'
import { Field } from '../../components/field/index.tsx'
import { Notice } from '../../components/notice/index.tsx'
import { Picker } from '../../components/picker/index.tsx'
import { packages } from '../cases/begin/packages.ts'
import type { Scope, ScopeKind } from './terms.ts'

const texts: Record<ScopeKind, { text: string; note?: string }> = {
  all: { text: '各种事都可以' },
  item: { text: '只限一种事', note: '例如：只办换证' },
  case: { text: '只限一件已经开始的办件' },
  home: { text: '只限一套房子' },
}

/** A mandate on paper: whose homes the clerk chooses from. */
export interface OnPaper {
  principal: { name: string; idNumber: string }
  paper: string
}

interface Props {
  kinds: readonly ScopeKind[]
  scope: Scope
  onChange: (scope: Scope) => void
  /** Without it one chooses from one's own homes. */
  onPaper?: OnPaper
}

/** How far a delegation reaches; what is not chosen the agent cannot do. */
export function ScopeChoice({ kinds, scope, onChange, onPaper }: Props) {
  const lists: Partial<Record<ScopeKind, (props: ListProps) => JSX.Element>> = { item: Items, case: Cases, home: Homes }
  const List = lists[scope.kind]
  return (
    <Field label="哪些事">
      <Choice
        label="哪些事"
        options={kinds.map((value) => ({ value, ...texts[value] }))}
        value={scope.kind}
        onChoose={(kind) => onChange({ kind })}
      />
      {List && <List scope={scope} onChange={onChange} onPaper={onPaper} />}
    </Field>
  )
}

type ListProps = Omit<Props, 'kinds'>

function Items({ scope, onChange }: ListProps) {
  const asked = useRequest(() => call('catalogue.list', { query: {} }))
  return (
    <Answered asked={asked} cards={1}>
      {({ items }) => (
        <Picker
          label="哪一种事"
          options={[
            ...Object.entries(packages).map(([value, { name }]) => ({ value, text: name })),
            ...items.map(({ code, plainName }) => ({ value: code, text: plainName })),
          ]}
          value={scope.item}
          onChange={(item) => onChange({ kind: 'item', item })}
        />
      )}
    </Answered>
  )
}

function Cases({ scope, onChange }: ListProps) {
  const asked = useRequest(() => call('cases.list'))
  return (
    <Answered asked={asked} cards={1}>
      {({ items }) => {
        const own = items.filter(({ actsFor, organisation }) => !actsFor && !organisation)
        if (own.length === 0) return <Notice title="您还没有办件">先开始办一件，再请人接着办；或选别的范围。</Notice>
        return (
          <Picker
            label="哪一件"
            options={own.map(({ id, name, property, stateLabel }) => ({
              value: id,
              text: [name, property, stateLabel].filter(Boolean).join('，'),
            }))}
            value={scope.caseId}
            onChange={(caseId) => onChange({ kind: 'case', caseId })}
          />
        )
      }}
    </Answered>
  )
}

const Homes = ({ onPaper, ...props }: ListProps) =>
  onPaper ? <HomesOnPaper onPaper={onPaper} {...props} /> : <OwnHomes {...props} />

function OwnHomes(props: ListProps) {
  const asked = useRequest(() => call('homes.list'))
  return (
    <Answered asked={asked} cards={1}>
      {(known) => <HomePicker known={known} {...props} />}
    </Answered>
  )
}

function HomesOnPaper({ onPaper, ...props }: ListProps & { onPaper: OnPaper }) {
  const asked = useRequest(() => call('delegations.homesAtWindow', { body: onPaper }))
  return (
    <Answered asked={asked} cards={1}>
      {(known) => <HomePicker known={known} {...props} />}
    </Answered>
  )
}

interface KnownHomes {
  state: string
  items: readonly { unitCode: string; address: string }[]
}

function HomePicker({ known: { state, items }, scope, onChange }: ListProps & { known: KnownHomes }) {
  if (items.length === 0) {
    return (
      <Notice title={state === 'silent' ? '登记簿没有回应' : '登记簿上没有本人的房子'}>
        {state === 'silent' ? '过一会儿再试，或选别的范围。' : '请选别的范围。'}
      </Notice>
    )
  }
  return (
    <Picker
      label="哪一套"
      options={items.map(({ unitCode, address }) => ({ value: unitCode, text: address }))}
      value={scope.home?.unitCode}
      onChange={(unitCode) => {
        const address = items.find((one) => one.unitCode === unitCode)?.address ?? ''
        onChange({ kind: 'home', home: { unitCode, address } })
      }}
    />
  )
}
