// The view "Labels": every labelled candidate of the known searches, by rating and reason.
import * as vscode from 'vscode';
import type { CandidateFacts } from '../../log/find-candidates.ts';
import { oneLine } from '../../log/visible.ts';
import { views } from '../contributions.ts';
import { logSource } from '../search-editor/log-source.ts';
import { age, counted } from './counts-and-ages.ts';
import { findFacts } from './find-facts.ts';
import { groupLabels, type LabelGroup, type LabelGroupKind, type LabelledCandidate } from './label-groups.ts';
import { openAtCandidate } from './search-items.ts';
import type { ListedSearch, SearchStore } from './search-store.ts';

type Element =
  | { readonly kind: 'group'; readonly group: LabelGroup }
  | { readonly kind: 'candidate'; readonly candidate: LabelledCandidate };

type Facts = ReadonlyMap<string, CandidateFacts>;

export function registerLabelsView(store: SearchStore, output: vscode.LogOutputChannel): vscode.Disposable {
  const changed = new vscode.EventEmitter<undefined>();
  const known = new Map<string, { readonly stamp: string; readonly facts: Facts }>();

  async function factsOf(search: ListedSearch): Promise<Facts> {
    const key = search.uri.toString();
    const stamp = [search.modified, ...search.labels.keys()].join(' ');
    const cached = known.get(key);
    if (cached?.stamp === stamp) return cached.facts;
    const facts = await findFacts(logSource(search.uri), new Set(search.labels.keys())).catch((error) => {
      output.warn(`${search.uri.fsPath} cannot be read: ${error instanceof Error ? error.message : error}`);
      return new Map<string, CandidateFacts>();
    });
    known.set(key, { stamp, facts });
    return facts;
  }

  async function groups(): Promise<readonly LabelGroup[]> {
    const labelled: LabelledCandidate[] = [];
    for (const search of await store.list()) {
      if (search.labels.size === 0) continue;
      const facts = await factsOf(search);
      for (const label of search.labels.values()) {
        labelled.push({
          log: search.uri.toString(),
          query: search.brief?.query ?? '',
          label,
          facts: facts.get(label.candidate) ?? {},
        });
      }
    }
    return groupLabels(labelled);
  }

  const provider: vscode.TreeDataProvider<Element> = {
    onDidChangeTreeData: changed.event,
    async getChildren(element) {
      if (element === undefined) return (await groups()).map((group) => ({ kind: 'group', group }));
      if (element.kind === 'candidate') return [];
      return element.group.candidates.map((candidate) => ({ kind: 'candidate', candidate }));
    },
    getTreeItem: (element) =>
      element.kind === 'group' ? groupItem(element.group) : candidateItem(element.candidate),
  };
  return vscode.Disposable.from(
    changed,
    store.onDidChange(() => changed.fire(undefined)),
    vscode.window.createTreeView(views.labels, { treeDataProvider: provider, showCollapseAll: true }),
  );
}

const icons: Readonly<Record<LabelGroupKind, string>> = {
  bad: 'thumbsdown',
  neutral: 'dash',
  good: 'thumbsup',
  unrated: 'flag',
};

function groupItem({ key, kind, title, candidates }: LabelGroup): vscode.TreeItem {
  const item = new vscode.TreeItem(title, vscode.TreeItemCollapsibleState.Expanded);
  item.id = key;
  item.description = String(candidates.length);
  item.iconPath = new vscode.ThemeIcon(icons[kind]);
  item.accessibilityInformation = { label: `${title}, ${counted(candidates.length, 'candidate')}` };
  return item;
}

/** Decisions, queries and notes are somebody's text: shown in one line, and never as Markdown. */
function candidateItem({ log, query, label, facts }: LabelledCandidate): vscode.TreeItem {
  const decision = facts.decision ?? vscode.l10n.t('{0} (not in the log)', oneLine(label.candidate, 40));
  const item = new vscode.TreeItem(decision);
  const score = facts.score === undefined ? '' : facts.score.toFixed(2);
  const verdict = [facts.mark, score].filter(Boolean).join(' ');
  item.description = [verdict, oneLine(query, 80)].filter(Boolean).join(' · ');
  if (label.flagged) item.iconPath = new vscode.ThemeIcon('flag');
  item.tooltip = [
    decision,
    `Query: ${oneLine(query, 300)}`,
    ...(facts.step === undefined ? [] : [`Step: ${facts.step}`]),
    ...(verdict === '' ? [] : [`Verdict and score: ${verdict}`]),
    ...(label.note === undefined ? [] : [`Note: ${oneLine(label.note, 400)}`]),
    `Labelled by ${oneLine(label.labeller, 80)}, ${age(Date.parse(label.time) || 0, Date.now())}`,
  ].join('\n');
  item.accessibilityInformation = {
    label: [decision, label.flagged ? 'flagged' : '', score && `score ${score}`, oneLine(query, 80)]
      .filter(Boolean)
      .join(', '),
  };
  item.contextValue = 'label';
  item.command = openAtCandidate(vscode.Uri.parse(log), label.candidate);
  return item;
}
