// What a provider accepts, as dated data: a limit that changes is a new date in a JSON file, not a change of a rule.
import type { JsonValue } from '../tools/tool.ts';

/**
 * How a provider treats a JSON Schema keyword. `shown`: the model reads it, nothing enforces it; `ignored`: accepted
 * without effect; `rejected`: the request fails.
 */
export type KeywordTreatment = 'enforced' | 'shown' | 'ignored' | 'rejected';

/** What a provider demands of schemas. */
export interface SchemaDemands {
  /** Keywords that are not listed are `otherKeywords`. */
  readonly keywords: Readonly<Record<string, KeywordTreatment>>;
  readonly otherKeywords: KeywordTreatment;
  /** The only values that are accepted of a keyword. */
  readonly keywordValues?: Readonly<Record<string, readonly JsonValue[]>>;
  /** Keywords that are rejected beside one of others. */
  readonly conflicts?: readonly {
    readonly keywords: readonly string[];
    readonly beside: readonly string[];
  }[];
  /** Whether `type` may be a list of types; absent: it may. */
  readonly typeLists?: boolean;
  /** Types that the values of an `enum` may have; absent: any. */
  readonly enumTypes?: readonly string[];
  /** Formats that are accepted; absent: any. */
  readonly formats?: readonly string[];
  readonly refs: 'any' | 'local' | 'none';
  readonly recursion: boolean;
  /** Whether `$ref` may stand beside other keywords. */
  readonly refSiblings: boolean;
  /** What becomes of patterns that look ahead or behind; absent: nothing is known. */
  readonly lookaround?: KeywordTreatment;
  /** The most schemas that a keyword may list. */
  readonly mostBranches?: Readonly<Record<string, number>>;
}

export interface Profile extends SchemaDemands {
  /** `openai`, `openai-strict`, `anthropic`, `gemini`, `mcp`, `vscode`, `vllm-xgrammar`. */
  readonly id: string;
  readonly title: string;
  /** ISO date on which the sources were read. */
  readonly verified: string;
  readonly sources: readonly { readonly title: string; readonly url: string }[];
  readonly name: { readonly pattern: string; readonly words: string; readonly most: number };
  readonly limits: {
    readonly tools?: number;
    readonly descriptionCharacters?: number;
    readonly properties?: number;
    readonly depth?: number;
    readonly schemaCharacters?: number;
    readonly enumValues?: number;
    /** Characters of all values of an enum that has more than `enumLargeFrom` values. */
    readonly enumCharacters?: number;
    readonly enumLargeFrom?: number;
    /** In one request, of all tools that are strict. */
    readonly strictTools?: number;
    readonly optionalParameters?: number;
    readonly unionParameters?: number;
  };
  readonly requires: {
    /** `additionalProperties: false` on every object. */
    readonly closedObjects: boolean;
    /** Every property in `required`; optional ones as a union with null. */
    readonly allRequired: boolean;
    readonly rootObject: boolean;
    /** No `anyOf`, `oneOf` or `allOf` at the root. */
    readonly plainRoot: boolean;
    /** Every list says what it holds. */
    readonly typedItems: boolean;
    /** Objects of one `anyOf` have different first properties. */
    readonly distinctFirstKeys: boolean;
  };
  /** Whether what it demands of schemas holds only for tools that say `strict: true`. */
  readonly strictToolsOnly?: boolean;
  /** Where the provider's own format has several fields for the schema: what holds in one that differs. */
  readonly fields?: Readonly<Record<string, SchemaDemands>>;
  /** Differences that no field says, in a sentence each, for the compatibility table. */
  readonly notes: readonly string[];
}
