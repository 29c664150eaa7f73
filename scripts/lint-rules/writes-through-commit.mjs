const executableWrite = /\bSQLite(Insert|Update|Delete)(?!Builder)\w*</
const executingMethods = new Set([
  'all',
  'catch',
  'execute',
  'finally',
  'get',
  'run',
  'then',
  'values',
])

/**
 * Refuses to execute a Drizzle insert, update or delete: building one is fine, and only `commit`
 * sends it. A write executed anywhere else can be acknowledged and then lost.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const writesThroughCommit = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { direct: 'Hand this write to `commit` (packages/api/src/storage/commit.ts).' },
  },
  create(context) {
    const { program, esTreeNodeToTSNodeMap } = context.sourceCode.parserServices
    const checker = program.getTypeChecker()
    const refuseWrite = (/** @type {any} */ node) => {
      if (!node) return
      const type = checker.getTypeAtLocation(esTreeNodeToTSNodeMap.get(node))
      if (executableWrite.test(checker.typeToString(type))) {
        context.report({ node, messageId: 'direct' })
      }
    }
    return {
      AwaitExpression: (node) => refuseWrite(node.argument),
      ':function[async=true] ReturnStatement': (/** @type {any} */ node) =>
        refuseWrite(node.argument),
      'CallExpression[callee.object.name="Promise"] > ArrayExpression > *': refuseWrite,
      'CallExpression > MemberExpression.callee'(/** @type {any} */ node) {
        if (executingMethods.has(node.property.name)) refuseWrite(node.object)
      },
    }
  },
}
