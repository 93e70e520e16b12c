import { View } from '@tarojs/components'
import type { ReplyOf } from '../../../api/routes.ts'
import { Choice } from '../../../components/choice/index.tsx'
import { Input } from '../../../components/field/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Heading } from '../result/heading.tsx'
import type { PlaceForm, PlaceProblems } from './place-form.ts'

interface Props {
  zones: ReplyOf<'eligibilityChecks.statement'>['zones']
  place: PlaceForm
  problems?: PlaceProblems
  onChange: (place: PlaceForm) => void
}

/** The zone, and of the home only what the rules of that zone look at. */
export function Place({ zones, place, problems = {}, onChange }: Props) {
  const asks = zones.find(({ code }) => code === place.zone)?.asks ?? []
  return (
    <>
      <Heading>想买的房子在哪里</Heading>
      {problems.zone && (
        <Notice tone="danger" title={problems.zone} urgent>
          点一下区域的名字就行。
        </Notice>
      )}
      <Choice
        label="想买的房子在哪里"
        options={zones.map(({ code, name }) => ({ value: code, text: name }))}
        value={place.zone}
        onChoose={(zone) => onChange({ ...place, zone })}
      />
      {asks.includes('insideSecondRing') && (
        <>
          <Heading>房子在二环以内吗</Heading>
          {problems.insideSecondRing && (
            <Notice tone="danger" title={problems.insideSecondRing} urgent>
              不确定的，可以问开发商或中介。
            </Notice>
          )}
          <Choice
            label="房子在二环以内吗"
            options={[
              { value: 'inside', text: '二环以内' },
              { value: 'outside', text: '二环以外' },
            ]}
            value={place.insideSecondRing === undefined ? undefined : place.insideSecondRing ? 'inside' : 'outside'}
            onChoose={(value) => onChange({ ...place, insideSecondRing: value === 'inside' })}
          />
        </>
      )}
      {asks.includes('areaSqm') && (
        <View className="eligibility__apart">
          <Input
            label="建筑面积（平方米）"
            hint="看合同或不动产权证"
            kind="decimal"
            value={place.area}
            error={problems.area}
            onChange={(area) => onChange({ ...place, area })}
          />
        </View>
      )}
    </>
  )
}
