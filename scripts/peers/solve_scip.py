"""One run of SCIP."""

from pyscipopt import SCIP_EVENTTYPE, Eventhdlr, Model
from record import Trace, arguments, refuse_linear

EVENTS = SCIP_EVENTTYPE.BESTSOLFOUND | SCIP_EVENTTYPE.LPSOLVED | SCIP_EVENTTYPE.NODESOLVED


class Watch(Eventhdlr):
    def __init__(self, trace, limit):
        self.trace, self.limit = trace, limit

    def eventinit(self):
        self.model.catchEvent(EVENTS, self)

    def eventexit(self):
        self.model.dropEvent(EVENTS, self)

    def eventexec(self, event):
        plan = self.model.getPrimalbound() if self.model.getNSols() else None
        self.trace.note(plan, self.model.getDualbound())
        if self.trace.processor_seconds > self.limit:
            self.model.interruptSolve()


def main():
    options = arguments(__doc__)
    refuse_linear(options, "scip")
    model = Model()
    model.hideOutput()
    model.readProblem(options.model)
    # The limit counts processor time; the clock of the trace is started beside it.
    model.setParam("timing/clocktype", 1)
    model.setParam("limits/time", options.limit)
    model.setParam("parallel/maxnthreads", 1)
    trace = Trace()
    model.includeEventhdlr(Watch(trace, options.limit), "watch", "plan and bound over time")
    model.optimize()
    plan = model.getPrimalbound() if model.getNSols() else None
    trace.finish(
        f"SCIP {model.version()}", model.getStatus(), plan, model.getDualbound(), nodes=model.getNTotalNodes()
    )


if __name__ == "__main__":
    main()
