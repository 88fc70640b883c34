// What the debugger can do, as it tells its clients.
import type { DebugProtocol } from '@vscode/debugprotocol';
import { exceptionFilters } from '../breakpoints/exception-filters.ts';

export const capabilities: DebugProtocol.Capabilities = {
  supportsConfigurationDoneRequest: true,
  supportsFunctionBreakpoints: true,
  supportsConditionalBreakpoints: true,
  supportsHitConditionalBreakpoints: true,
  supportsLogPoints: true,
  supportsBreakpointLocationsRequest: true,
  exceptionBreakpointFilters: exceptionFilters.map(
    ({ filter, label, description, default: on, condition }) => ({
      filter,
      label,
      description,
      default: on,
      supportsCondition: true,
      conditionDescription: condition,
    }),
  ),
  supportsExceptionFilterOptions: true,
  supportsExceptionInfoRequest: true,
  supportsStepBack: true,
  supportsRestartFrame: true,
  supportsSingleThreadExecutionRequests: true,
  supportsTerminateRequest: true,
  supportTerminateDebuggee: true,
  supportsTerminateThreadsRequest: true,
  supportsSetVariable: true,
  supportsSetExpression: true,
  supportsEvaluateForHovers: true,
  supportsClipboardContext: true,
  supportsCompletionsRequest: true,
  completionTriggerCharacters: ['.', '['],
  // A path has few frames. A client that reads them in two goes mixes two stacks where another candidate is chosen in between.
  supportsDelayedStackTraceLoading: false,
  supportsLoadedSourcesRequest: true,
  supportsCancelRequest: true,
};
