project = "Course"
version = "1"
copyright = "nobody"
extensions = ["myst_parser", "backwire.sphinx"]
numfig = True
latex_elements = {"extraclassoptions": "openany,oneside"}
