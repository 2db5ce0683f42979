"""A refusal: a code and its parameters; nothing changes (10.1, 18)."""


class Refusal(Exception):
    def __init__(self, code, **parameters):
        super().__init__(code)
        self.code = code
        cut = lambda value: value[:200] if isinstance(value, str) else value  # 18: of a name that is not there
        self.parameters = {name.replace("_", "-"): cut(value) for name, value in parameters.items()}

    def written(self, allowed):
        return {"allowed": allowed, "refused": self.code, **self.parameters}
