"""Drawing, data, interaction and checks for the course's notebooks.

The models, losses and training loops are the lesson: they stand in the
notebooks. Import the modules one by one; only `helpers.display.training`
needs Keras, and only `helpers.setup.notebook` starts TensorFlow.
"""
