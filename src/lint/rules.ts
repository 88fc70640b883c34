// All rules, in the order in which their list shows them. A new rule is a file in rules/ and a line here.
import type { Rule } from './rule.ts';
import { additionalPropertiesFalse } from './rules/additional-properties-false.ts';
import { allRequired } from './rules/all-required.ts';
import { ambiguousPrefix } from './rules/ambiguous-prefix.ts';
import { anyOfSameFirstKey } from './rules/any-of-same-first-key.ts';
import { bareObject } from './rules/bare-object.ts';
import { closedSetInProse } from './rules/closed-set-in-prose.ts';
import { contradictory } from './rules/contradictory.ts';
import { crossServerCollision } from './rules/cross-server-collision.ts';
import { deepNesting } from './rules/deep-nesting.ts';
import { defaultInStrict } from './rules/default-in-strict.ts';
import { defaultValid } from './rules/default-valid.ts';
import { descriptionTooLong } from './rules/description-too-long.ts';
import { descriptionTooShort } from './rules/description-too-short.ts';
import { destructiveNeedsAnnotation } from './rules/destructive-needs-annotation.ts';
import { duplicateDescription } from './rules/duplicate-description.ts';
import { duplicateEnumValue } from './rules/duplicate-enum-value.ts';
import { enumMatchesType } from './rules/enum-matches-type.ts';
import { enumOrder } from './rules/enum-order.ts';
import { enumValueTypes } from './rules/enum-value-types.ts';
import { examplesValid } from './rules/examples-valid.ts';
import { externalRef } from './rules/external-ref.ts';
import { formatAllowlist } from './rules/format-allowlist.ts';
import { formatInProse } from './rules/format-in-prose.ts';
import { geminiSubset } from './rules/gemini-subset.ts';
import { genericName } from './rules/generic-name.ts';
import { grammarBackend } from './rules/grammar-backend.ts';
import { grammarSize } from './rules/grammar-size.ts';
import { hiddenCharacters } from './rules/hidden-characters.ts';
import { inconsistentStyle } from './rules/inconsistent-style.ts';
import { instructionInDescription } from './rules/instruction-in-description.ts';
import { itemsTyped } from './rules/items-typed.ts';
import { limits } from './rules/limits.ts';
import { mcpHeader } from './rules/mcp-header.ts';
import { misplacedKeyword } from './rules/misplaced-keyword.ts';
import { nameCharset } from './rules/name-charset.ts';
import { nameUnique } from './rules/name-unique.ts';
import { nameVerbNoun } from './rules/name-verb-noun.ts';
import { noEmptyEnum } from './rules/no-empty-enum.ts';
import { noExample } from './rules/no-example.ts';
import { noLimits } from './rules/no-limits.ts';
import { noPagination } from './rules/no-pagination.ts';
import { noPropertyRequiredBoolean } from './rules/no-property-required-boolean.ts';
import { noReturnInfo } from './rules/no-return-info.ts';
import { noWhenToUse } from './rules/no-when-to-use.ts';
import { opaqueParameter } from './rules/opaque-parameter.ts';
import { outputSchema } from './rules/output-schema.ts';
import { overlappingTools } from './rules/overlapping-tools.ts';
import { paramDescription } from './rules/param-description.ts';
import { recursiveRef } from './rules/recursive-ref.ts';
import { redundantPrefix } from './rules/redundant-prefix.ts';
import { refSiblings } from './rules/ref-siblings.ts';
import { regexLookaround } from './rules/regex-lookaround.ts';
import { requiredDefined } from './rules/required-defined.ts';
import { rootObject } from './rules/root-object.ts';
import { secretParameter } from './rules/secret-parameter.ts';
import { tautology } from './rules/tautology.ts';
import { tokenBudget } from './rules/token-budget.ts';
import { tooManyParams } from './rules/too-many-params.ts';
import { toolCount } from './rules/tool-count.ts';
import { toolDescription } from './rules/tool-description.ts';
import { typeDeclared } from './rules/type-declared.ts';
import { typeDescriptionMismatch } from './rules/type-description-mismatch.ts';
import { unenforcedKeyword } from './rules/unenforced-keyword.ts';
import { unitsMissing } from './rules/units-missing.ts';
import { unknownKeyword } from './rules/unknown-keyword.ts';
import { unresolvedRef } from './rules/unresolved-ref.ts';
import { unsegmentable } from './rules/unsegmentable.ts';
import { unsupportedKeyword } from './rules/unsupported-keyword.ts';
import { unusedDef } from './rules/unused-def.ts';
import { unusedSuppression } from './rules/unused-suppression.ts';
import { uselessQualifier } from './rules/useless-qualifier.ts';
import { validJsonSchema } from './rules/valid-json-schema.ts';
import { verbSynonyms } from './rules/verb-synonyms.ts';

export const rules: readonly Rule[] = [
  // Structure
  validJsonSchema,
  rootObject,
  requiredDefined,
  noPropertyRequiredBoolean,
  noEmptyEnum,
  duplicateEnumValue,
  enumMatchesType,
  typeDeclared,
  itemsTyped,
  bareObject,
  defaultValid,
  examplesValid,
  contradictory,
  misplacedKeyword,
  unknownKeyword,
  unusedDef,
  externalRef,
  unresolvedRef,
  recursiveRef,
  // Strict subsets
  additionalPropertiesFalse,
  allRequired,
  unsupportedKeyword,
  unenforcedKeyword,
  geminiSubset,
  enumValueTypes,
  limits,
  refSiblings,
  defaultInStrict,
  regexLookaround,
  formatAllowlist,
  anyOfSameFirstKey,
  grammarSize,
  grammarBackend,
  // Naming
  nameCharset,
  nameUnique,
  nameVerbNoun,
  genericName,
  inconsistentStyle,
  verbSynonyms,
  redundantPrefix,
  crossServerCollision,
  opaqueParameter,
  // Descriptions
  toolDescription,
  paramDescription,
  descriptionTooShort,
  descriptionTooLong,
  tautology,
  noWhenToUse,
  noLimits,
  noReturnInfo,
  noExample,
  duplicateDescription,
  uselessQualifier,
  formatInProse,
  closedSetInProse,
  typeDescriptionMismatch,
  unitsMissing,
  // Tool sets
  toolCount,
  tokenBudget,
  tooManyParams,
  deepNesting,
  overlappingTools,
  noPagination,
  // Safety
  destructiveNeedsAnnotation,
  hiddenCharacters,
  instructionInDescription,
  secretParameter,
  mcpHeader,
  outputSchema,
  // Search
  unsegmentable,
  ambiguousPrefix,
  enumOrder,
  // The linter itself
  unusedSuppression,
];
