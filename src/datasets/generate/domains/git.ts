// Source code: repositories, branches, reviews, releases.
import type { Domain } from '../domain.ts';

export const git: Domain = {
  name: 'git',
  context: 'The build is red.|I start on Monday.|We found a bug.|The customer wants the fix today.',
  slots: {
    repo: {
      name: 'repository|repo|project',
      about: 'name of the repository',
      value: { code: '????-???' },
      say: '{}|called {}|by the name of {}',
    },
    inRepo: {
      name: 'repository|repo|project',
      about: 'repository that holds it',
      value: { code: '????-???' },
      say: 'in {}|in the repository {}|within the project {}',
    },
    branch: {
      name: 'branch|branch name|source branch',
      about: 'name of the branch',
      value: {
        words:
          'main|develop|feature-login|fix-timeout|release-two|hotfix-mail|docs-update|test-speed|refactor-api|new-header',
      },
      say: '{}|called {}|with the name {}',
    },
    onBranch: {
      name: 'branch|branch name|git branch',
      about: 'branch that is meant',
      value: {
        words: 'main|develop|release-one|fix-login|feature-map|hotfix-tax|test-cache|new-footer|docs-typos',
      },
      say: 'on {}|on the branch {}|from the branch {}',
    },
    target: {
      name: 'target branch|into branch|base',
      about: 'branch that takes the changes',
      value: { words: 'stable|staging|production|next|trunk|nightly|beta|integration|preview' },
      say: 'into {}|towards {}|with the target {}',
    },
    commit: {
      name: 'commit|commit hash|hash',
      about: 'hash of the commit',
      value: { code: '?##?#?#' },
      say: '{}|with the hash {}|under the hash {}',
    },
    atCommit: {
      name: 'commit|commit hash|start commit',
      about: 'hash of the commit',
      value: { code: '?##?#?#' },
      say: 'at commit {}|based on commit {}|as of commit {}',
    },
    pull: {
      name: 'pull request|number|pull number',
      about: 'number of the request',
      value: { integer: [1, 999] },
      say: '{}|number {}|with the number {}',
    },
    draft: {
      name: 'draft|as draft',
      about: 'whether it is only a draft',
      value: { flag: { yes: 'as a draft|still a draft', no: 'not as a draft|no draft' } },
      default: false,
    },
    strategy: {
      name: 'strategy|method|merge method',
      about: 'how changes are joined',
      value: {
        choice: {
          merge: 'by merge|with a merge commit',
          squash: 'by squash|with a squash',
          rebase: 'by rebase|with a rebase',
        },
      },
      default: 'merge',
    },
    version: {
      name: 'version|tag|release',
      about: 'number of the version',
      value: { code: 'v#.#.#' },
      say: '{}|as {}|under the version {}',
    },
    workflow: {
      name: 'workflow|pipeline|job',
      about: 'name of the pipeline',
      value: {
        words:
          'unit-tests|lint|deploy-web|nightly-build|release-notes|smoke-tests|coverage|package|security-scan|docs-site',
      },
      say: '{}|called {}|of the pipeline {}',
    },
    reviewer: {
      name: 'reviewer|reviewed by',
      about: 'who reads the change',
      value: 'username',
      say: 'by {}|from {}|with {} as reviewer',
    },
    visibility: {
      name: 'visibility|access',
      about: 'who may see it',
      value: {
        choice: {
          public: 'public|as public',
          private: 'private|as private',
          internal: 'internal|as internal',
        },
      },
      default: 'private',
    },
    path: {
      name: 'path|file|file path',
      about: 'name of the file',
      value: 'file',
      say: '{}|of {}|in the file {}',
    },
    lines: {
      name: 'line|line number',
      about: 'number of the line',
      value: { integer: [1, 2000] },
      say: 'at line {}|on line {}|in line number {}',
    },
    newRepo: {
      name: 'new name|new repository',
      about: 'name of the new repository',
      value: { code: '????-???' },
      say: 'to {}|as {}|under the name {}',
    },
  },
  things: [
    {
      noun: 'code repository',
      plural: 'code repositories',
      also: 'repository|git project|code project',
      about: 'holds the source code of a project',
      operations: {
        create: 'repo! visibility',
        copy: 'repo! newRepo!',
        archive: 'repo!',
        find: 'query! language',
        share: 'repo! username!',
      },
    },
    {
      noun: 'code branch',
      plural: 'code branches',
      also: 'branch|line of work|branch in git',
      about: 'a line of changes beside the main one',
      operations: {
        create: 'branch! inRepo! atCommit',
        delete: 'branch! inRepo!',
        list: 'inRepo! limit',
        compare: 'branch! target!',
        update: 'branch! target!',
      },
    },
    {
      noun: 'pull request',
      also: 'merge request|change request|request to merge',
      about: 'asks to take changes over',
      operations: {
        create: 'onBranch! target! draft',
        approve: 'pull! note',
        reject: 'pull! reason!',
        list: 'inRepo! reviewer',
        assign: 'pull! reviewer!',
      },
    },
    {
      noun: 'code commit',
      also: 'commit|saved change|change set',
      about: 'one saved change of the code',
      operations: {
        get: 'commit! inRepo',
        list: 'onBranch! startDate',
        return: 'commit! reason',
        verify: 'commit!',
        find: 'query! username',
      },
    },
    {
      noun: 'branch merge',
      also: 'merge|join of branches|merging of branches',
      about: 'joins two lines of changes',
      operations: {
        start: 'branch! target! strategy',
        cancel: 'branch!',
        check: 'branch! target!',
        schedule: 'branch! date!',
      },
    },
    {
      noun: 'software release',
      also: 'release|published version|version release',
      about: 'a version that is given to users',
      operations: {
        create: 'version! inRepo! draft',
        download: 'version! inRepo',
        list: 'inRepo! limit',
        delete: 'version!',
        postpone: 'version! newDate!',
      },
    },
    {
      noun: 'build pipeline',
      also: 'pipeline|build job|continuous build',
      about: 'builds and tests the code',
      operations: {
        start: 'workflow! onBranch',
        stop: 'workflow!',
        check: 'workflow! atCommit',
        schedule: 'workflow! time!',
        get: 'workflow! inRepo',
      },
    },
    {
      noun: 'code review',
      also: 'review of code|check of a change|reading of changes',
      about: 'somebody reads a change of code',
      operations: {
        create: 'pull! message! stars',
        assign: 'pull! assignee!',
        summarize: 'pull! language',
        list: 'reviewer! limit',
        send: 'pull! email!',
      },
    },
    {
      noun: 'code comment',
      also: 'remark on code|comment in a review|note on a line',
      about: 'a remark on one line of code',
      operations: {
        create: 'path! lines! message!',
        delete: 'path! lines!',
        update: 'path! lines! message!',
        list: 'path!',
        translate: 'path! language!',
      },
    },
    {
      noun: 'code file',
      also: 'source file|file in the repository|source text',
      about: 'one file of the source code',
      operations: {
        get: 'path! onBranch',
        create: 'path! onBranch! message',
        delete: 'path! onBranch!',
        copy: 'path! target!',
        find: 'query! inRepo',
      },
    },
  ],
};
