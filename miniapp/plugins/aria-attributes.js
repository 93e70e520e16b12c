// Which accessibility attributes each native component may carry.
// Read twice: by aria.js while the templates are generated, and by aria-runtime.js on the phone. Both must see
// the same table, because Taro shortens property names to p0..pn by counting them.
const none = "''"

const everywhere = ['aria-label', 'aria-hidden']
const states = [
  'aria-checked',
  'aria-disabled',
  'aria-selected',
  'aria-expanded',
  'aria-live',
  'aria-modal',
  'aria-required',
  'aria-valuenow',
]

const listOf = (names) => Object.fromEntries(names.map((name) => [name, none]))

/** @param {string | undefined} environment weapp spells the role `aria-role`, alipay `role` */
exports.ariaAttributes = (environment) => {
  const role = environment === 'alipay' ? 'role' : 'aria-role'
  return {
    View: listOf([role, ...everywhere, ...states]),
    Text: listOf([role, ...everywhere]),
    Image: listOf([role, ...everywhere]),
    Button: listOf([role, 'aria-label', 'aria-disabled']),
    Input: listOf(['aria-label', 'aria-required']),
    Textarea: listOf(['aria-label', 'aria-required']),
    Picker: listOf([role, 'aria-label']),
  }
}
